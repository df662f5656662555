import { ApiProblem } from '../api/http.ts'
import { problemWords } from '../panels/problem-words.ts'
import { problemCode } from '../state/problems.ts'
import { useText } from '../text/text.ts'

const codes = [
  'projector',
  'demo',
  'second-factor-needed',
  'too-many',
  'invalid-password',
  'invalid-code',
  'session-not-fresh',
] as const

/** What went wrong, in words a person can act on. */
export function useFailureWords(): (failure: unknown) => string {
  const t = useText()
  return (failure) => {
    const known = codes.find((code) => code === problemCode(failure))
    if (known) return t(`administration.problem.${known}`)
    if (failure instanceof ApiProblem && failure.status === 429)
      return t('administration.problem.too-many')
    return problemWords(t, failure)
  }
}
