import { staffStates } from './states/states'
import { visitStates } from './states/visit'

visitStates(staffStates)
