import { readerStates } from './states/states'
import { visitStates } from './states/visit'

visitStates(readerStates)
