import { isRussianOffered } from '../testing/offered-languages'
import { russianStates } from './states/readers/russian-states'
import { test } from './world'
import { visitStates } from './states/checks/visit'

test.skip(!isRussianOffered, 'The publication offers no Russian (lib/publication.ts)')

visitStates(russianStates)
