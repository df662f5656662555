import { lensName } from '../../panels/cameras/lens-words.ts'
import { useMay } from '../../state/may.ts'
import { say } from '../../state/toasts.ts'
import { useText } from '../../text/text.ts'
import { NEW } from '../address.ts'
import { FormEnd } from '../form-end.tsx'
import { Link } from '../link.tsx'
import { Page } from '../page.tsx'
import { go } from '../route.ts'
import { emptyLens } from './lens-draft.ts'
import { LensFields } from './lens-fields.tsx'
import { useNewLensForm } from './use-new-lens-form.ts'

/** Adds a camera model to plan with. */
export function NewLensPage() {
  const t = useText()
  const mayAdd = useMay().ever('create', 'lens')
  return (
    <Page
      title={t('lenses.newTitle')}
      back={{ to: { page: 'lenses' }, words: t('lenses.back') }}
      {...(mayAdd ? {} : { intro: t('lenses.readOnly') })}
    >
      {mayAdd && <NewLensForm />}
    </Page>
  )
}

function NewLensForm() {
  const t = useText()
  const written = useNewLensForm(emptyLens, NEW, (made) => {
    say(t('lenses.added', { name: lensName(made) }))
    go({ page: 'lenses', one: made.id })
  })
  return (
    <form
      ref={written.form}
      className="page-section"
      noValidate
      aria-label={t('lenses.newTitle')}
      onSubmit={(event) => {
        event.preventDefault()
        void written.save()
      }}
    >
      <div className="page-form">
        <LensFields draft={written.draft} set={written.set} faults={written.faults} />
        <FormEnd
          failure={written.failure}
          submit={t('lenses.addDo')}
          isDisabled={written.isSending}
        >
          <Link to={{ page: 'lenses' }} className="button" onGo={written.forget}>
            {t('administration.cancel')}
          </Link>
        </FormEnd>
      </div>
    </form>
  )
}
