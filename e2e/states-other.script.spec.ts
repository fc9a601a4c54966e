import { otherStates } from './states/states'
import { visitStates } from './states/visit'

visitStates(otherStates)
