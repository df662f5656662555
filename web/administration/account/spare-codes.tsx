import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { copy } from '../copy-field.tsx'
import { StepWords } from './step-words.tsx'

/** Codes that are shown once, to copy or print. */
export function SpareCodes(props: {
  codes: readonly string[]
  step: number | null
  onDone: () => void
}) {
  const t = useText()
  const { codes, step, onDone } = props
  return (
    <div className="spare">
      {step !== null && <StepWords n={step} />}
      <h3 className="screen-only" tabIndex={-1}>
        {t('account.two.spare')}
      </h3>
      <h3 className="print-only">{t('account.two.printTitle')}</h3>
      <p className="prose">{t('account.two.spareWhat')}</p>
      <p className="prose">{t('account.two.spareHow')}</p>
      <ul className="spare-codes" aria-label={t('account.two.spareList')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="page-actions">
        <Button look="primary" onPress={onDone}>
          {t('account.two.spareDone')}
        </Button>
        <Button
          onPress={() =>
            void copy(codes.join('\n'), t('administration.copied'), t('administration.notCopied'))
          }
        >
          {t('administration.copy')}
        </Button>
        <Button onPress={() => print()}>{t('account.two.print')}</Button>
      </div>
    </div>
  )
}
