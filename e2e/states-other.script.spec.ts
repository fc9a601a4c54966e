import { otherStates } from './states'
import { visitStates } from './visit'

visitStates(otherStates)
