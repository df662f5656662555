import { type Role, roleNeeds, roles } from '../../../geodata/model/person.ts'
import { useText } from '../../text/text.ts'
import { TextField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icons.tsx'
import { CheckField, CheckFields } from '../check-field.tsx'
import { useUnits } from '../use-units.ts'
import { canHave, type PersonDraft, type PersonFault } from './person-draft.ts'
import { UnitSelect } from './unit-select.tsx'

/** Name, address, unit and roles of a person. */
export function PersonFields(props: {
  draft: PersonDraft
  set: (part: Partial<PersonDraft>) => void
  faults: ReadonlySet<PersonFault>
  /** One's own: the role that gives this page stays. */
  isYou?: boolean
}) {
  const t = useText()
  const { draft, set, faults, isYou = false } = props
  const fault = (name: PersonFault) => (faults.has(name) ? t(`people.fault.${name}`) : undefined)
  return (
    <>
      <TextField
        label={t('people.name')}
        autoComplete="off"
        value={draft.name}
        onChange={(name) => set({ name })}
        problem={fault('name')}
      />
      <TextField
        label={t('people.email')}
        type="email"
        autoComplete="off"
        value={draft.email}
        onChange={(email) => set({ email })}
        problem={fault('emailTaken') ?? fault('email')}
      />
      <UnitSelect
        value={draft.unitId}
        onChange={(unitId) => set({ unitId })}
        problem={fault('unitId')}
      />
      <RolesLost draft={draft} />
      <RoleFields
        draft={draft}
        onChange={(chosen) => set({ roles: chosen })}
        problem={fault('roles')}
        isYou={isYou}
      />
    </>
  )
}

/** Which roles go when this is saved, since the organisation that was chosen cannot have them. */
function RolesLost({ draft: { unitId, roles: chosen } }: { draft: PersonDraft }) {
  const t = useText()
  const kind = useUnits().get(unitId ?? '')?.organisation.kind
  const lost = kind === undefined ? [] : chosen.filter((role) => !canHave(role, kind))
  return (
    <div role="status">
      {lost.map((role) => (
        <p key={role} className="with-mark">
          <Icon name="info" size={18} />
          <span>
            {t('people.roleGoes', { role: t(`names.role.${role}`) })}{' '}
            {t(`names.onlyFor.${roleNeeds[role]!}`)}
          </span>
        </p>
      ))}
    </div>
  )
}

/** The roles, each with what it gives; one that the organisation cannot have says so. */
function RoleFields(props: {
  draft: PersonDraft
  onChange: (roles: Role[]) => void
  problem: string | undefined
  isYou: boolean
}) {
  const t = useText()
  const { draft, onChange, problem, isYou } = props
  const kind = useUnits().get(draft.unitId ?? '')?.organisation.kind
  const isLocked = (role: Role) => isYou && role === 'administrator'
  const whatOf = (role: Role) => {
    const needs = roleNeeds[role]
    const only = needs && t(`names.onlyFor.${needs}`)
    const stays = isLocked(role) && t('people.ownAdministration')
    return [t(`names.roleWhat.${role}`), only, stays].filter(Boolean).join(' ')
  }
  return (
    <CheckFields
      label={t('people.roles')}
      help={`${t('people.rolesWhat')} ${t('people.directoryRoles')}`}
      value={draft.roles.filter((role) => canHave(role, kind))}
      onChange={onChange}
      problem={problem}
    >
      {roles.map((role) => (
        <CheckField
          key={role}
          id={role}
          words={t(`names.role.${role}`)}
          what={whatOf(role)}
          isDisabled={isLocked(role) || !canHave(role, kind)}
        />
      ))}
    </CheckFields>
  )
}
