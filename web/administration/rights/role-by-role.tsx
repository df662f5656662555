import { useState } from 'react'
import type { Role } from '../../../geodata/model/person.ts'
import type { RightsTable } from '../../api/administration-rights.ts'
import { here } from '../../state/municipality.ts'
import { session } from '../../state/session.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../page.tsx'
import { RoleRights } from './role-rights.tsx'

/** Each role: a sentence on what it is for, and under it what it does and how far that reaches. */
export function RoleByRole({ table }: { table: RightsTable }) {
  const t = useText()
  const code = useStore(here, (state) => state.code)
  const person = useStore(session, (state) => state.person)
  const isYours = (role: Role) =>
    person?.grants.some((grant) => grant.municipality === code && grant.role === role) ?? false
  const [open, setOpen] = useState<ReadonlySet<Role>>(new Set(table.roles.filter(isYours)))
  const areAllOpen = open.size === table.roles.length
  const turn = (role: Role, isOpen: boolean) =>
    setOpen(new Set(isOpen ? [...open, role] : [...open].filter((one) => one !== role)))
  return (
    <Section title={t('rights.roles.title')} what={t('rights.roles.what')}>
      <div className="page-actions">
        <Button onPress={() => setOpen(new Set(areAllOpen ? [] : table.roles))}>
          {t(areAllOpen ? 'rights.roles.closeAll' : 'rights.roles.openAll')}
        </Button>
      </div>
      {table.roles.map((role) => (
        <RoleRights
          key={role}
          table={table}
          role={role}
          isYours={isYours(role)}
          isOpen={open.has(role)}
          onOpen={(isOpen) => turn(role, isOpen)}
        />
      ))}
    </Section>
  )
}
