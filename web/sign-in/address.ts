import { below } from '../api/base.ts'
import { learnSession } from '../state/session.ts'
import { destinationOf, signInPath } from '../state/till.ts'
import { tellWindows } from '../state/windows.ts'

/** What the address of the sign-in says. */
export type Asked = {
  /** Where somebody was going; not to be trusted. */
  till: string | null
  /** Why their organisation's own sign-in sent them back. */
  error: string | null
  /** The token of a link by which a new password is chosen. */
  token: string | null
  /** Whether somebody has just signed out of everything. */
  isOutEverywhere: boolean
}

const TOKEN = /^#nytt-losenord=(.+)$/

/** Reads the address of the sign-in. */
export function readAsked({ search, hash }: Pick<Location, 'search' | 'hash'>): Asked {
  const query = new URLSearchParams(search)
  return {
    till: query.get('till'),
    error: query.get('error'),
    token: decoded(TOKEN.exec(hash)?.[1]),
    isOutEverywhere: query.get('utloggad') === 'overallt',
  }
}

function decoded(text: string | undefined): string | null {
  try {
    return text === undefined ? null : decodeURIComponent(text)
  } catch {
    return null
  }
}

/** The address to come back to from elsewhere, so that one ends where one was going. */
export const returnAddress = ({ till }: Asked): string => below(signInPath(till))

/** Takes what has been used or told out of the address: a reload does not tell or use it again. */
export const tidyAddress = (asked: Asked): void =>
  history.replaceState(history.state, '', returnAddress(asked))

/** Goes where somebody was going, if they are signed in. @returns whether they are */
export async function goOn({ till }: Asked): Promise<boolean> {
  const person = await learnSession()
  if (person) {
    tellWindows()
    location.replace(below(destinationOf(person, till)))
  }
  return person !== null
}
