import { below, within } from '../api/base.ts'
import type { SignedIn } from '../api/session.ts'
import { isOnlyAdministrator } from './session.ts'

// Where somebody was on the way to stands in the address of the sign-in as `till`: a path of the
// service, "/arbete?del=cameras", the same wherever the service lives.

const WORKSPACE = '/arbete'
const ADMINISTRATION = '/forvaltning'
const faces = [WORKSPACE, ADMINISTRATION]

// No browser tells where it will go from the text alone: only the reader of addresses does, and it
// forgives backslashes, tabs and missing slashes.
const ANY_ORIGIN = 'https://any.invalid'

/** The path to go on to, if it is one of a face of this service; null for anything else. */
export function safeTill(asked: string | null): string | null {
  if (!asked?.startsWith('/')) return null
  try {
    const { origin, pathname, search, hash } = new URL(asked, ANY_ORIGIN)
    const isFace = faces.some((face) => pathname === face || pathname.startsWith(`${face}/`))
    return origin === ANY_ORIGIN && isFace ? pathname + search + hash : null
  } catch {
    return null
  }
}

/** Where to go once signed in: where one was going, unless it holds nothing for them. */
export function destinationOf(person: SignedIn, till: string | null): string {
  const asked = safeTill(till)
  // What is required of them first is told in the workspace.
  if (person.needsSecondFactor) return WORKSPACE
  if (isOnlyAdministrator(person)) return asked?.startsWith(ADMINISTRATION) ? asked : ADMINISTRATION
  return asked ?? WORKSPACE
}

/** The path of the sign-in, to go on to `till` from there. */
export function signInPath(till: string | null): string {
  const asked = safeTill(till)
  return asked ? `/logga-in?till=${strictly(asked)}` : '/logga-in'
}

/** The path of the sign-in for whoever has just signed out of everything, which is told there. */
export const outEverywherePath = '/logga-in?utloggad=overallt'

/** Where one signs in, to come back to `place` afterwards. */
export function signInAddress(place: Pick<Location, 'pathname' | 'search' | 'hash'>): string {
  const path = within(place.pathname)
  return below(signInPath(path && path + place.search + place.hash))
}

/** As `encodeURIComponent`, with the few signs it leaves that somebody may object to. */
const strictly = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
