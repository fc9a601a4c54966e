/** The environment of an empty machine: nothing of this project or its settings, only what programs and npm need. */
export const machine = Object.fromEntries(
  Object.entries(process.env).filter(([name]) =>
    /^(PATH|HOME|LANG|TMPDIR|https?_proxy|no_proxy|NODE_EXTRA_CA_CERTS|npm_config_(registry|cache))$/i.test(
      name,
    ),
  ),
) as NodeJS.ProcessEnv
