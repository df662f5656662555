import { useId } from 'react'
import type { Role } from '../../../geodata/model/person.ts'
import type { RightsTable } from '../../api/administration-rights.ts'
import { useText } from '../../text/text.ts'
import { Icon } from '../../ui/icons.tsx'
import { ListTable } from '../list-table.tsx'
import { actionsIn, rowsOf } from './rights-rows.ts'

/** One role in words, and the table of what it reaches. */
export function RoleRights(props: {
  table: RightsTable
  role: Role
  isYours: boolean
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
}) {
  const t = useText()
  const id = useId()
  const { table, role, isYours, isOpen, onOpen } = props
  const needs = table.roleNeeds[role]
  return (
    <div className="role-rights">
      <h3>
        {t(`names.role.${role}`)}{' '}
        {isYours && <span className="chip">{t('rights.roles.yours')}</span>}
      </h3>
      <p className="prose">
        {t(`names.roleWhat.${role}`)} {needs && t(`names.onlyFor.${needs}`)}{' '}
        {table.projectorRoles.some((one) => one === role) && t('rights.roles.projector')}
      </p>
      <button
        type="button"
        className="fold-button"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={`${t('rights.roles.show')}: ${t(`names.role.${role}`)}`}
        onClick={() => onOpen(!isOpen)}
      >
        <Icon name={isOpen ? 'down' : 'right'} size={16} />
        {t('rights.roles.show')}
      </button>
      <div id={id} hidden={!isOpen}>
        {isOpen && <Reach table={table} role={role} />}
      </div>
    </div>
  )
}

// A kind of record has a long name, and a quarter of the width.
const LEAST_REM = 32

function Reach({ table, role }: { table: RightsTable; role: Role }) {
  const t = useText()
  const rows = rowsOf(table, role)
  const actions = actionsIn(rows, table.actions)
  return (
    <ListTable
      label={t('rights.roles.table', { role: t(`names.role.${role}`) })}
      needsRem={Math.max(LEAST_REM, 8 + 8.5 * actions.length)}
      isLabelled
      columns={[
        { key: 'record', words: t('rights.overview.record'), width: '25%' },
        ...actions.map((action) => ({
          key: action,
          words: t(`names.action.${action}`),
          width: `${75 / actions.length}%`,
        })),
      ]}
      rows={rows.map(({ records, doings }) => ({
        key: records.join(),
        cells: [
          <ul key="records" className="same-rights">
            {records.map((record) => (
              <li key={record}>{t(`names.record.${record}`)}</li>
            ))}
          </ul>,
          ...actions.map((action) => {
            const { extent } = doings.find((one) => one.action === action)!
            if (extent === null) return null
            return action === 'create'
              ? t(`rights.createReach.${extent}`)
              : t(`rights.reach.${extent}`)
          }),
        ],
      }))}
    />
  )
}
