import { useQuery } from '@tanstack/react-query'
import type { Placement } from '../../../geodata/model/camera.ts'
import { differencesOf } from '../../../geodata/placement/compare.ts'
import { here } from '../../state/municipality.ts'
import { planning } from '../../state/plan.ts'
import { keepBoth, keepMine, takeTheirs } from '../../state/plan-save.ts'
import { nextPlanName, plansQuery } from '../../state/plans.ts'
import { say } from '../../state/toasts.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { problemWords } from '../problem-words.ts'

/** Somebody else saved the plan meanwhile: who, what differs, and three ways on. Nothing is lost. */
export function ConflictDialog() {
  const t = useText()
  const formats = useFormats()
  const code = useStore(here, (state) => state.municipality!.code)
  const { data: plans = [] } = useQuery(plansQuery(code))
  const conflict = useStore(planning, (state) => state.conflict)
  const draft = useStore(planning, (state) => state.draft)
  if (!conflict || !draft) return null
  const { theirs, who } = conflict
  const at = formats.dateTime(theirs.updatedAt)
  const name = nextPlanName(
    t('cameras.plan.stem'),
    plans.map((plan) => plan.name),
  )
  const tell = (problem: unknown) => say(problemWords(t, problem), { tone: 'bad' })
  return (
    <Dialog
      title={t('cameras.conflict.title')}
      closeLabel={t('cameras.conflict.keepBoth')}
      isOpen
      // Closing without choosing keeps both.
      onOpenChange={() => void keepBoth(name).catch(tell)}
    >
      <p>{who ? t('cameras.conflict.by', { who, at }) : t('cameras.conflict.bySomeone', { at })}</p>
      <p>{t('cameras.conflict.kept')}</p>
      <Differences mine={draft.placements} theirs={theirs.placements} />
      <div className="panel-actions">
        <Button look="primary" onPress={() => void keepBoth(name).catch(tell)}>
          {t('cameras.conflict.keepBoth')}
        </Button>
        <Button onPress={() => void keepMine().catch(tell)}>
          {t('cameras.conflict.keepMine')}
        </Button>
        <Button look="danger" onPress={takeTheirs}>
          {t('cameras.conflict.takeTheirs')}
        </Button>
      </div>
    </Dialog>
  )
}

function Differences(props: { mine: readonly Placement[]; theirs: readonly Placement[] }) {
  const t = useText()
  const { mine, theirs } = props
  const byId = new Map(theirs.map((one) => [one.id, one]))
  const mineIds = new Set(mine.map(({ id }) => id))
  const names = (placements: readonly Placement[]) => placements.map(({ name }) => name).join(', ')
  const lists = {
    mineOnly: mine.filter(({ id }) => !byId.has(id)),
    theirsOnly: theirs.filter(({ id }) => !mineIds.has(id)),
    differ: mine.filter((one) => {
      const other = byId.get(one.id)
      return other && differencesOf(other, one).length > 0
    }),
  }
  const keys = (['mineOnly', 'theirsOnly', 'differ'] as const).filter((key) => lists[key].length)
  if (keys.length === 0) return <p className="muted">{t('cameras.conflict.same')}</p>
  return (
    <ul className="change-lines">
      {keys.map((key) => (
        <li key={key}>{t(`cameras.conflict.${key}`, { names: names(lists[key]) })}</li>
      ))}
    </ul>
  )
}
