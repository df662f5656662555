import { parseArgs } from 'node:util'
import { StartError } from '../start-error.ts'

/** The one path a command is given. @throws {StartError} with how it is used, for anything else */
export function readPath(
  args: string[],
  usage: readonly [swedish: string, english: string],
): string {
  try {
    const [path, ...rest] = parseArgs({ args, options: {}, allowPositionals: true }).positionals
    if (!path || rest.length > 0) throw new Error('usage')
    return path
  } catch {
    throw new StartError(...usage)
  }
}
