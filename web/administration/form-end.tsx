import type { ReactNode } from 'react'
import { useText } from '../text/text.ts'
import { Button } from '../ui/button.tsx'
import { BadNews } from '../ui/panel.tsx'
import { useFailureWords } from './failure-words.ts'

/** The end of a form: what went wrong, if anything, and the buttons. */
export function FormEnd(props: {
  failure: unknown
  /** The words on the button that sends. */
  submit: string
  isDisabled: boolean
  /** The way out. */
  children?: ReactNode
}) {
  const t = useText()
  const words = useFailureWords()
  return (
    <>
      {props.failure !== null && (
        <BadNews title={t('problem.title')} what={words(props.failure)}>
          <span>{t('problem.kept')}</span>
        </BadNews>
      )}
      <div className="page-actions">
        <Button type="submit" look="primary" isDisabled={props.isDisabled}>
          {props.submit}
        </Button>
        {props.children}
      </div>
    </>
  )
}
