import { type FormEvent, useRef, useState } from 'react'
import type { Incident } from '../../../geodata/model/incident.ts'
import { closeForm, keepWritten, form as openedForm } from '../../state/forms.ts'
import { foundPlace } from '../../state/found-place.ts'
import { addIncident, removeIncident } from '../../state/incidents.ts'
import { mayNow } from '../../state/may.ts'
import { here } from '../../state/municipality.ts'
import { ownSource, ownUnitId } from '../../state/owner.ts'
import { problemFields } from '../../state/problems.ts'
import { select } from '../../state/selection.ts'
import { centreRadiusM } from '../../state/tap.ts'
import { say } from '../../state/toasts.ts'
import { takePoint, tool } from '../../state/tool.ts'
import { useStore } from '../../state/use-store.ts'
import { view } from '../../state/view.ts'
import { type Text, useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { ProblemWords } from '../../ui/field.tsx'
import { BadNews, Panel } from '../../ui/panel.tsx'
import { leaveForm } from '../leave-form.ts'
import { problemWords } from '../problem-words.ts'
import { useShowProblem, withoutChanged } from '../use-show-problem.ts'
import { type Draft, emptyDraft, readDraft } from './draft.ts'
import { DraftFields } from './draft-fields.tsx'
import './incident.css'

const noPoint = { position: null, radiusM: null }

/** A new incident by hand: the place on the map, what, when, from whom, a few words. */
export function AddIncident() {
  const t = useText()
  const timeZone = useStore(here, (state) => state.municipality!.timeZone)
  const point = useStore(tool, (state) => state.tool)
  const { position, radiusM } = point.kind === 'point' ? point : noPoint
  const [draft, setDraft] = useState<Draft>(
    () =>
      (openedForm.getState().written as Draft | null) ??
      emptyDraft(new Date(), timeZone, ownSource()),
  )
  const [problems, setProblems] = useState<ReadonlySet<string>>(new Set())
  const [failure, setFailure] = useState<unknown>(null)
  const [isSaving, setSaving] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useShowProblem(form, problems)
  const change = (next: Draft) => {
    setDraft(next)
    keepWritten(next)
    setProblems((told) => withoutChanged(told, draft, next))
  }

  const save = async (event: FormEvent) => {
    event.preventDefault()
    setFailure(null)
    setSaving(true)
    try {
      const placeName = foundPlace.getState().place?.name ?? ''
      const read = readDraft(
        { ...draft, placeName },
        { position, radiusM, timeZone, ownerUnitId: ownUnitId() },
      )
      if ('problems' in read) return setProblems(read.problems)
      setProblems(new Set())
      const added = await addIncident(read.incident)
      closeForm()
      select({ kind: 'incident', id: added.id })
      sayAdded(added, t)
    } catch (error) {
      setFailure(error)
      setProblems(problemFields(error))
    } finally {
      setSaving(false)
    }
  }
  return (
    <Panel title={t('incident.addTitle')} onClose={leaveForm} closeLabel={t('incident.cancel')}>
      <form ref={form} className="form" onSubmit={save} noValidate>
        <PlaceField isSet={position !== null} problem={problems.has('position')} />
        <DraftFields radiusM={radiusM} draft={draft} problems={problems} onChange={change} />
        <div className="form-end">
          {failure !== null && (
            <BadNews title={t('problem.title')} what={problemWords(t, failure)}>
              <span>{t('problem.kept')}</span>
            </BadNews>
          )}
          <div className="panel-actions">
            <Button type="submit" look="primary" isDisabled={isSaving}>
              {t(isSaving ? 'incident.saving' : 'incident.save')}
            </Button>
            <Button onPress={leaveForm}>{t('incident.cancel')}</Button>
          </div>
        </div>
      </form>
    </Panel>
  )
}

/** That it is saved; with an undo for those who may take it away again. */
function sayAdded(added: Incident, t: Text): void {
  const run = async () => {
    await removeIncident(added)
    select(null)
  }
  const mayUndo = mayNow().to('delete', 'incident', added)
  say(t('incident.saved'), mayUndo ? { undo: { label: t('incident.undoAdd'), run } } : {})
}

function PlaceField({ isSet, problem }: { isSet: boolean; problem: boolean }) {
  const t = useText()
  const place = useStore(foundPlace, (state) => state.place)
  return (
    <div className="field">
      <span className="label">{t('incident.where')}</span>
      {problem && !isSet ? (
        <div className="problem" role="alert">
          <ProblemWords>{t('problem.field.position')}</ProblemWords>
        </div>
      ) : (
        <p className="muted" role="status">
          {t(isSet ? 'incident.addHere' : 'incident.addWhere')}
        </p>
      )}
      <div className="panel-actions">
        <Button
          icon="place"
          onPress={() => {
            const seen = view.getState().view
            if (seen) takePoint(seen.centre, centreRadiusM(seen))
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
