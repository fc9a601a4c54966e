/** Of what holds the frames of the letter. */
export const previewId = 'letter-frames'
