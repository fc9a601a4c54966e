import { donorStates } from './states/states'
import { visitStates } from './states/checks/visit'

visitStates(donorStates)
