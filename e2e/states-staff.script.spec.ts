import { staffStates } from './states/states'
import { visitStates } from './states/checks/visit'

visitStates(staffStates)
