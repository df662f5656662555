import { useText } from '../../text/text.ts'

/** How far one has come in setting up sign-in in two steps. */
export function StepWords({ n }: { n: number }) {
  const t = useText()
  return <p className="muted">{t('account.two.step', { n, of: 3 })}</p>
}
