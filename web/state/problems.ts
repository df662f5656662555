import { ApiProblem } from '../api/http.ts'

/** The server's code for what went wrong; undefined for what is no answer of the server's. */
export const problemCode = (error: unknown): string | undefined =>
  error instanceof ApiProblem ? error.code : undefined

/** The first steps of the paths a server complained of: "area.coordinates.0" is about the area. */
export const problemFields = (error: unknown): ReadonlySet<string> =>
  new Set(error instanceof ApiProblem ? error.fields.map(({ path }) => path.split('.')[0]!) : [])

/** The record as it is now, when a change was refused because somebody else had changed it. */
export const currentIn = (error: unknown): unknown =>
  error instanceof ApiProblem && error.status === 412 ? error.current : undefined
