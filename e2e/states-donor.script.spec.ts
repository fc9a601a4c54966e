import { donorStates } from './states/states'
import { visitStates } from './states/visit'

visitStates(donorStates)
