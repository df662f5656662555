import { type FormEvent, useRef, useState } from 'react'
import { closeForm } from '../../state/forms.ts'
import { foundPlace } from '../../state/found-place.ts'
import { addIncident, removeIncident } from '../../state/incidents.ts'
import { here } from '../../state/municipality.ts'
import { ownerUnitId } from '../../state/owner.ts'
import { problemFields } from '../../state/problems.ts'
import { select } from '../../state/selection.ts'
import { say } from '../../state/toasts.ts'
import { takePoint, tool } from '../../state/tool.ts'
import { useStore } from '../../state/use-store.ts'
import { view } from '../../state/view.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { BadNews, Panel } from '../../ui/panel.tsx'
import { problemWords } from '../problem-words.ts'
import { useShowProblem } from '../use-show-problem.ts'
import { type Draft, emptyDraft, readDraft } from './draft.ts'
import { DraftFields } from './draft-fields.tsx'
import './incident.css'

/** A new incident by hand: the place on the map, what, when, from whom, a few words. */
export function AddIncident() {
  const t = useText()
  const timeZone = useStore(here, (state) => state.municipality!.timeZone)
  const point = useStore(tool, (state) => state.tool)
  const position = point.kind === 'point' ? point.position : null
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(new Date(), timeZone))
  const [problems, setProblems] = useState<ReadonlySet<string>>(new Set())
  const [failure, setFailure] = useState<unknown>(null)
  const [isSaving, setSaving] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useShowProblem(form, problems)

  const save = async (event: FormEvent) => {
    event.preventDefault()
    setFailure(null)
    setSaving(true)
    try {
      const placeName = foundPlace.getState().place?.name ?? ''
      const unit = await ownerUnitId()
      const read = readDraft({ ...draft, placeName }, { position, timeZone, ownerUnitId: unit })
      if ('problems' in read) return setProblems(read.problems)
      setProblems(new Set())
      const added = await addIncident(read.incident)
      closeForm()
      select({ kind: 'incident', id: added.id })
      say(t('incident.saved'), {
        undo: {
          label: t('incident.undoAdd'),
          run: async () => {
            await removeIncident(added)
            select(null)
          },
        },
      })
    } catch (error) {
      setFailure(error)
      setProblems(problemFields(error))
    } finally {
      setSaving(false)
    }
  }
  return (
    <Panel title={t('incident.addTitle')} onClose={closeForm} closeLabel={t('incident.cancel')}>
      <form ref={form} className="form" onSubmit={save} noValidate>
        <PlaceField isSet={position !== null} problem={problems.has('position')} />
        <DraftFields draft={draft} problems={problems} onChange={setDraft} />
        {failure !== null && (
          <BadNews title={t('problem.title')} what={problemWords(t, failure)}>
            <span>{t('problem.kept')}</span>
          </BadNews>
        )}
        <div className="panel-actions form-end">
          <Button type="submit" look="primary" isDisabled={isSaving}>
            {t(isSaving ? 'incident.saving' : 'incident.save')}
          </Button>
          <Button onPress={closeForm}>{t('incident.cancel')}</Button>
        </div>
      </form>
    </Panel>
  )
}

function PlaceField({ isSet, problem }: { isSet: boolean; problem: boolean }) {
  const t = useText()
  const place = useStore(foundPlace, (state) => state.place)
  return (
    <div className="field">
      <span className="label">{t('incident.where')}</span>
      <p className={problem ? 'problem' : 'muted'} role={problem ? 'alert' : 'status'}>
        {t(problem ? 'problem.field.position' : isSet ? 'incident.addHere' : 'incident.addWhere')}
      </p>
      <div className="panel-actions">
        <Button
          icon="place"
          onPress={() => {
            const centre = view.getState().view?.centre
            if (centre) takePoint(centre)
          }}
        >
          {t('incident.useCentre')}
        </Button>
        {place && (
          <Button icon="search" onPress={() => takePoint(place.position)}>
            {t('incident.useSearch')}
          </Button>
        )}
      </div>
    </div>
  )
}
