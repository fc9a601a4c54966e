import { staffStates } from './states'
import { visitStates } from './visit'

visitStates(staffStates)
