import { otherStates } from './states/states'
import { visitStates } from './states/checks/visit'

visitStates(otherStates)
