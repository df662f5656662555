import { parseArgs } from 'node:util'
import { findMunicipality } from '../../db/municipalities.ts'
import { email, role } from '../../geodata/model/person.ts'
import { linksBelow } from '../auth/links.ts'
import { readEnv } from '../env.ts'
import { openHome } from '../home.ts'
import { fail, StartError, say } from '../start-error.ts'
import { type Asked, letIn } from './let-in.ts'

// npm run admin -- create E-MAIL NAME --municipality CODE [--unit UNIT-ID | --police] [--roles ROLE,…]

const usage = [
  'Så här: npm run admin -- create E-POST "NAMN" --municipality KOD [--unit ENHETENS-ID | --police] [--roles ROLL,ROLL]',
  'Usage: npm run admin -- create E-MAIL "NAME" --municipality CODE [--unit UNIT-ID | --police] [--roles ROLE,ROLE]',
] as const

function readArguments(args: string[]): Asked & { code: string } {
  const options = {
    municipality: { type: 'string' },
    unit: { type: 'string' },
    police: { type: 'boolean', default: false },
    roles: { type: 'string', default: 'administrator' },
  } as const
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const [verb, address, name, ...rest] = positionals
    if (verb !== 'create' || !name || !values.municipality || rest.length > 0) throw new Error()
    if (values.unit && values.police) throw new Error()
    const roles = values.roles.split(',').map((one) => role.parse(one.trim()))
    const { unit, police, municipality: code } = values
    return { email: email.parse(address), name, roles, police, code, ...(unit && { unit }) }
  } catch {
    throw new StartError(`${usage[0]}\nRoller: ${role.options.join(', ')}.`, usage[1])
  }
}

try {
  const { code, ...asked } = readArguments(process.argv.slice(2))
  const env = readEnv(process.env)
  const { db, close } = await openHome(env, say)
  try {
    const municipality = await findMunicipality(db, code)
    if (!municipality) {
      throw new StartError(
        `Kommunen ${code} finns inte. Lägg till den med npm run municipality -- add.`,
        `There is no municipality ${code}. Add it with npm run municipality -- add.`,
      )
    }
    const base = `${env.publicUrl?.replace(/\/$/, '') ?? `http://localhost:${env.port}`}${env.basePath}`
    const { token, isNew } = await letIn(db, municipality, asked, new Date())
    say(
      `${asked.name} ${isNew ? 'är upplagd' : 'fanns redan och har fått en ny länk'}. Välj lösenord här, inom ett dygn:`,
      `${isNew ? 'added' : 'was here, and has a new link'}. Choose a password here, within a day:`,
    )
    console.log(`  ${linksBelow(base).newPassword(token)}`)
  } finally {
    await close()
  }
} catch (error) {
  fail(error)
}
