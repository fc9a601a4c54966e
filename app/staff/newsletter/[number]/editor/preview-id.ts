/** The id of the element with the preview's frames. */
export const previewId = 'preview-frames'
