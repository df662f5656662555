import { readEnv } from '../env.ts'
import { openHome } from '../home.ts'
import { fail, say } from '../start-error.ts'

// npm run migrate: brings the tables up to date without starting the service.

try {
  const home = await openHome(readEnv(process.env), say)
  await home.close()
  say('Databasen är uppdaterad.', 'the database is up to date.')
} catch (error) {
  fail(error)
}
