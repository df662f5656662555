import { findMunicipality } from '../../db/municipalities.ts'
import { newMunicipality } from '../../geodata/model/municipality.ts'
import { operator } from '../actors.ts'
import { readEnv } from '../env.ts'
import { openHome } from '../home.ts'
import { fail, StartError, say } from '../start-error.ts'
import { addMunicipality } from './add-municipality.ts'

// npm run municipality -- add CODE NAME BBOX TIMEZONE

const usage = [
  'Så här: npm run municipality -- add KOD NAMN VÄST,SYD,ÖST,NORD [TIDSZON]',
  'Usage: npm run municipality -- add CODE NAME WEST,SOUTH,EAST,NORTH [TIMEZONE]',
] as const

function readArguments(args: readonly string[]) {
  const [verb, code, name, box, timeZone = 'Europe/Stockholm', ...rest] = args
  if (verb !== 'add' || rest.length > 0) throw new StartError(...usage)
  const read = newMunicipality.safeParse({
    ...{ code, name, timeZone },
    bbox: box?.split(',').map(Number),
  })
  if (read.success) return read.data
  const { path, message } = read.error.issues[0]!
  const field = path.join('.')
  throw new StartError(`${field} stämmer inte. ${usage[0]}`, `${field}: ${message}. ${usage[1]}`)
}

try {
  const municipality = readArguments(process.argv.slice(2))
  const { db, close } = await openHome(readEnv(process.env), say)
  try {
    if (await findMunicipality(db, municipality.code))
      throw new StartError(
        `Kommunen ${municipality.code} finns redan.`,
        `Municipality ${municipality.code} already exists.`,
      )
    await addMunicipality(db, municipality, { actor: operator, now: new Date() })
    say(`Kommunen ${municipality.name} (${municipality.code}) är tillagd.`, 'added.')
  } finally {
    await close()
  }
} catch (error) {
  fail(error)
}
