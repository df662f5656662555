import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { type Hotspot, hotspotStatus } from '../../../geodata/model/hotspot.ts'
import type { NewClassification } from '../../state/audiences.ts'
import { closeForm, keepWritten, form as openedForm } from '../../state/forms.ts'
import {
  addHotspot,
  editHotspot,
  hotspotsQuery,
  removeHotspot,
  showHotspot,
  staleAgainst,
} from '../../state/hotspots.ts'
import { here } from '../../state/municipality.ts'
import { ownUnitId } from '../../state/owner.ts'
import { problemFields } from '../../state/problems.ts'
import { select } from '../../state/selection.ts'
import { say } from '../../state/toasts.ts'
import { tool } from '../../state/tool.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { BadNews, Panel } from '../../ui/panel.tsx'
import { AudienceChoice } from '../audience/audience-choice.tsx'
import { FreeText } from '../free-text.tsx'
import '../incident/incident.css'
import { leaveForm } from '../leave-form.ts'
import { fieldWords, problemWords } from '../problem-words.ts'
import { useShowProblem, withoutChanged } from '../use-show-problem.ts'
import { Conflict } from './conflict.tsx'
import { CornersField } from './corners-field.tsx'
import './hotspot.css'
import { areaOf, draftOf, emptyHotspot, type HotspotDraft } from './hotspot-draft.ts'

/** A new hotspot, or a change of one. */
export function HotspotForm({ id }: { id: string | null }) {
  const code = useStore(here, (state) => state.municipality!.code)
  const { data } = useQuery(hotspotsQuery(code))
  const seen = id === null ? null : data?.find((one) => one.id === id)
  return seen === undefined ? null : <Form key={id} seen={seen} />
}

/** What is written in the form, and the version it was written against. */
type Left = { draft: HotspotDraft; seen: Hotspot | null; audience: NewClassification }

function Form({ seen: opened }: { seen: Hotspot | null }) {
  const t = useText()
  // A form that is brought back goes on from the version its words were written against.
  const [left] = useState(() => openedForm.getState().written as Left | null)
  const [seen, setSeen] = useState(left ? left.seen : opened)
  const [draft, setDraft] = useState(left?.draft ?? (opened ? draftOf(opened) : emptyHotspot))
  const [audience, setAudience] = useState<NewClassification>(left?.audience ?? 'own')
  const [problems, setProblems] = useState<ReadonlySet<string>>(new Set())
  const [failure, setFailure] = useState<unknown>(null)
  const [theirs, setTheirs] = useState<Hotspot | null>(null)
  const [isSaving, setSaving] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useShowProblem(form, problems)
  const set = (part: Partial<HotspotDraft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    keepWritten({ draft: next, seen, audience } satisfies Left)
    setProblems((told) => withoutChanged(told, draft, next))
  }

  const setWho = (next: NewClassification) => {
    setAudience(next)
    keepWritten({ draft, seen, audience: next } satisfies Left)
  }

  const save = async (base: Hotspot | null) => {
    setFailure(null)
    setTheirs(null)
    const { tool: now } = tool.getState()
    const drawn = now.kind === 'corners' ? areaOf(now.corners) : undefined
    const missing = new Set([
      ...(draft.name.trim() ? [] : ['name']),
      ...(now.kind === 'corners' && !drawn ? ['area'] : []),
    ])
    setProblems(missing)
    if (missing.size > 0) return
    setSaving(true)
    try {
      await (base ? change(base, drawn) : add(drawn!))
      closeForm()
    } catch (error) {
      const newer = staleAgainst(error)
      if (newer) setTheirs(newer)
      else setFailure(error)
      setProblems(problemFields(error))
    } finally {
      setSaving(false)
    }
  }
  const add = async (area: NonNullable<ReturnType<typeof areaOf>>) => {
    const added = await addHotspot({
      ...draft,
      area,
      ownerUnitId: ownUnitId(),
      classification: audience,
    })
    select({ kind: 'hotspot', id: added.id })
    say(t('hotspot.saved'), {
      undo: {
        label: t('hotspot.undoAdd'),
        run: async () => {
          await removeHotspot(added)
          select(null)
        },
      },
    })
  }
  const change = async (base: Hotspot, area: ReturnType<typeof areaOf>) => {
    const edited = await editHotspot(base, { ...draft, ...(area ? { area } : {}) })
    say(t('hotspot.saved'), {
      undo: {
        label: t('hotspot.undoEdit'),
        run: async () => {
          await editHotspot(edited, { ...draftOf(base), area: base.area })
        },
      },
    })
  }
  return (
    <Panel
      title={t(opened ? 'hotspot.editTitle' : 'hotspot.addTitle')}
      onClose={leaveForm}
      closeLabel={t('hotspot.cancel')}
    >
      <form
        ref={form}
        className="form"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          void save(seen)
        }}
      >
        {theirs && (
          <Conflict
            mine={draft}
            theirs={theirs}
            onKeepMine={() => {
              setSeen(theirs)
              void save(theirs)
            }}
            onTakeTheirs={() => {
              showHotspot(theirs)
              closeForm()
            }}
          />
        )}
        <CornersField area={opened?.area ?? null} hasProblem={problems.has('area')} />
        <FreeText
          label={t('hotspot.name')}
          help={t('hotspot.nameHelp')}
          value={draft.name}
          onChange={(name) => set({ name })}
          problem={fieldWords(t, 'name', problems, draft.name)}
          maxLength={120}
        />
        <Choices
          label={t('hotspot.statusLabel')}
          options={hotspotStatus.options.map((one) => ({
            id: one,
            words: t(`hotspot.status.${one}`),
          }))}
          value={draft.status}
          onChange={(status) => set({ status })}
        />
        {(['problem', 'causes', 'measures'] as const).map((field) => (
          <FreeText
            key={field}
            label={t(`hotspot.${field}`)}
            lines={3}
            value={draft[field]}
            onChange={(words) => set({ [field]: words })}
            problem={fieldWords(t, field, problems, draft[field])}
          />
        ))}
        <FreeText
          label={t('hotspot.responsible')}
          value={draft.responsible}
          onChange={(responsible) => set({ responsible })}
          problem={fieldWords(t, 'responsible', problems, draft.responsible)}
          maxLength={200}
        />
        {/* Who sees one that is there already is changed where it is told of. */}
        {!opened && <AudienceChoice value={audience} onChange={setWho} />}
        <div className="form-end">
          {failure !== null && (
            <BadNews title={t('problem.title')} what={problemWords(t, failure)}>
              <span>{t('problem.kept')}</span>
            </BadNews>
          )}
          <div className="panel-actions">
            <Button type="submit" look="primary" isDisabled={isSaving}>
              {t(isSaving ? 'hotspot.saving' : 'hotspot.save')}
            </Button>
            <Button onPress={leaveForm}>{t('hotspot.cancel')}</Button>
          </div>
        </div>
      </form>
    </Panel>
  )
}
