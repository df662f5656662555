import { readEnv } from '../env.ts'
import { openHome } from '../home.ts'
import { fail } from '../start-error.ts'

// npm run migrate: brings the tables up to date without starting the service.

try {
  const home = await openHome(readEnv(process.env), console.log)
  await home.close()
  console.log('Databasen är uppdaterad.')
} catch (error) {
  fail(error)
}
