import { setFlagsFromString } from 'node:v8'

// Imported before all else: code that runs rarely is kept in a smaller form. Nobody waits for the worker; in web this
// would make each render a third slower.
setFlagsFromString('--optimize-for-size')
