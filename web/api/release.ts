import type { Classification } from '../../geodata/model/record.ts'
import { askJson } from './http.ts'

/** More are to see a record: who, and why. The reason is kept in the log. */
export type Release = { classification: Classification; reason: string }

/**
 * Lets more see a record of the list at `path`, from the version one has seen.
 *
 * @throws {ApiProblem} 412 with the record as it is now in `current` when it has changed since
 */
export const release = <Sent>(
  path: string,
  { id, version }: { id: string; version: number },
  to: Release,
): Promise<Sent> => askJson(`${path}/${id}/release`, { method: 'POST', body: to, ifMatch: version })
