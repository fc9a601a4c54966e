import { readerStates } from './states/states'
import { visitStates } from './states/checks/visit'

visitStates(readerStates)
