import type { LensFacts as Facts, Lens } from '../../../geodata/model/lens.ts'
import type { OfferedLens } from '../../../geodata/model/offered-lenses.ts'
import { lensName } from '../../panels/cameras/lens-words.ts'
import { useOfferedLenses } from '../../state/lenses.ts'
import { useMay } from '../../state/may.ts'
import { say } from '../../state/toasts.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { BadNews, Empty } from '../../ui/panel.tsx'
import { useFailureWords } from '../failure-words.ts'
import { FormEnd } from '../form-end.tsx'
import { Page, Section, Waiting } from '../page.tsx'
import { go } from '../route.ts'
import { DeleteLens } from './delete-lens.tsx'
import { draftOf, pointOf } from './lens-draft.ts'
import { LensFacts } from './lens-facts.tsx'
import { LensFields } from './lens-fields.tsx'
import { LensForm } from './lens-form.tsx'
import { useNewLensForm } from './use-new-lens-form.ts'

/** One camera model: what is stated of it, by its key. */
export function LensPage({ id }: { id: string }) {
  const t = useText()
  const words = useFailureWords()
  const { offered, isKnown, isAsking, error } = useOfferedLenses()
  const lens = isKnown ? offered.find(({ key }) => key === id) : undefined
  return (
    <Page
      title={lens ? lensName(lens.facts) : t('administration.page.lenses')}
      back={{ to: { page: 'lenses' }, words: t('lenses.back') }}
    >
      {lens ? (
        <Contents lens={lens} />
      ) : error ? (
        <BadNews title={t('administration.failed')} what={words(error)} />
      ) : isKnown && !isAsking ? (
        <Empty title={t('lenses.gone')} what={t('lenses.goneWhat')} />
      ) : (
        <Waiting />
      )}
    </Page>
  )
}

function Contents({ lens }: { lens: OfferedLens }) {
  const may = useMay()
  const { own, facts } = lens
  if (own) return <Own lens={own} builtIn={lens.builtIn} />
  if (may.ever('create', 'lens')) return <BuiltIn name={lens.key} facts={facts} />
  return <ReadOnly facts={facts} />
}

function ReadOnly({ facts, isOthers = false }: { facts: Facts; isOthers?: boolean }) {
  const t = useText()
  return (
    <Section title={t('lenses.facts')} what={t(isOthers ? 'lenses.others' : 'lenses.readOnly')}>
      <LensFacts facts={facts} />
    </Section>
  )
}

function Own({ lens, builtIn }: { lens: Lens; builtIn: Facts | null }) {
  const t = useText()
  const may = useMay()
  const [mayChange, mayDelete] = [may.to('change', 'lens', lens), may.to('delete', 'lens', lens)]
  if (!mayChange) return <ReadOnly facts={lens} isOthers={may.ever('change', 'lens')} />
  return (
    <>
      <Section title={t('lenses.facts')} what={t(builtIn ? 'lenses.ownOf' : 'lenses.ownWhat')}>
        <LensForm lens={lens} />
      </Section>
      {mayDelete && (
        <Section
          title={t('lenses.delete')}
          what={t(builtIn ? 'lenses.deleteWhatBack' : 'lenses.deleteWhat')}
        >
          <DeleteLens lens={lens} isBack={builtIn !== null} />
        </Section>
      )}
    </>
  )
}

/** What is built in is nobody's to change: what is saved is the municipality's own, in its place. */
function BuiltIn({ name, facts }: { name: string; facts: Facts }) {
  const t = useText()
  const written = useNewLensForm(draftOf(facts, pointOf(useFormats())), name, (made) => {
    say(t('lenses.copied', { name: lensName(made) }))
    go({ page: 'lenses', one: made.id })
  })
  return (
    <Section title={t('lenses.facts')} what={t('lenses.builtInWhat')}>
      <form
        ref={written.form}
        className="page-form"
        noValidate
        aria-label={t('lenses.facts')}
        onSubmit={(event) => {
          event.preventDefault()
          void written.save()
        }}
      >
        <LensFields draft={written.draft} set={written.set} faults={written.faults} isNamed />
        <FormEnd
          failure={written.failure}
          submit={t('lenses.saveOwn')}
          isDisabled={written.isSending || written.isUntouched}
        />
      </form>
    </Section>
  )
}
