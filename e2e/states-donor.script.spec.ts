import { donorStates } from './states'
import { visitStates } from './visit'

visitStates(donorStates)
