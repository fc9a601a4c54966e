import { readerStates } from './states'
import { visitStates } from './visit'

visitStates(readerStates)
