import { beforeAll } from 'vitest'
import { emptyDb } from './database.ts'

// Runs before each test file: the files of one worker share its database, one after the other.
beforeAll(emptyDb)
