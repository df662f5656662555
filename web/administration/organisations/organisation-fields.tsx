import {
  canBecome,
  isAuthority,
  type Organisation,
  organisationKind,
} from '../../../geodata/model/organisation.ts'
import { session } from '../../state/session.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { ProblemWords, TextField } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { LoneCheckField } from '../check-field.tsx'
import type { OrganisationDraft, OrganisationFaults } from './organisation-draft.ts'

/** Name, kind, units and what is required of people. @param seen `null` for a new organisation */
export function OrganisationFields(props: {
  draft: OrganisationDraft
  set: (part: Partial<OrganisationDraft>) => void
  faults: OrganisationFaults
  seen: Organisation | null
}) {
  const t = useText()
  const { draft, set, faults, seen } = props
  const own = useStore(session, (state) => state.person?.organisationKind)
  // An authority is made by one of its kind.
  const kinds = organisationKind.options.filter((kind) =>
    seen ? canBecome(seen.kind, kind) : kind === own || !isAuthority(kind),
  )
  const { units: unitFault } = faults
  return (
    <>
      <TextField
        label={t('organisations.name')}
        autoComplete="off"
        value={draft.name}
        onChange={(name) => set({ name })}
        problem={faults.name && t('organisations.fault.name')}
      />
      <div className="field">
        <Select
          label={t('organisations.kind')}
          options={kinds.map((id) => ({ id, words: t(`names.organisationKind.${id}`) }))}
          value={draft.kind}
          onChange={(kind) => set({ kind })}
          problem={faults.kind && t('organisations.fault.kind')}
        />
        {faults.kind && (
          <span className="problem">
            <ProblemWords>{t('organisations.fault.kind')}</ProblemWords>
          </span>
        )}
        <span className="help">{t('organisations.kindHelp')}</span>
      </div>
      {seen?.units.map(({ id, name }, i) => (
        <TextField
          key={id}
          label={t('organisations.unitName', { n: i + 1 })}
          autoComplete="off"
          value={draft.unitNames[id] ?? name}
          onChange={(called) => set({ unitNames: { ...draft.unitNames, [id]: called } })}
          problem={faults.unitNames?.includes(id) ? t('organisations.fault.name') : undefined}
        />
      ))}
      <TextField
        label={t(seen ? 'organisations.moreUnits' : 'organisations.newUnits')}
        help={t(seen ? 'organisations.moreUnitsHelp' : 'organisations.newUnitsHelp')}
        lines={3}
        value={draft.units}
        onChange={(units) => set({ units })}
        problem={unitFault && t(`organisations.fault.${unitFault.fault}`, { name: unitFault.name })}
      />
      <LoneCheckField
        words={t('organisations.two')}
        what={t('organisations.twoWhat')}
        isSelected={draft.secondFactorRequired}
        onChange={(secondFactorRequired) => set({ secondFactorRequired })}
      />
    </>
  )
}
