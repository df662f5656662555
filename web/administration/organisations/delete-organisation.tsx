import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Organisation } from '../../../geodata/model/organisation.ts'
import { deleteOrganisation } from '../../api/administration-organisations.ts'
import { ApiProblem } from '../../api/http.ts'
import { here } from '../../state/municipality.ts'
import { organisationsQuery, queryClient } from '../../state/queries.ts'
import { say } from '../../state/toasts.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../confirm-dialog.tsx'
import { Link } from '../link.tsx'
import { peopleQuery } from '../queries.ts'
import { go } from '../route.ts'

/** Deletes an organisation; one that people here belong to says so first, and where they are. */
export function DeleteOrganisation({ organisation }: { organisation: Organisation }) {
  const t = useText()
  const formats = useFormats()
  const code = useStore(here, (state) => state.municipality!.code)
  const { data: people = [], isPending } = useQuery(peopleQuery(code))
  const { name, units } = organisation
  const count = people.filter(({ unitId }) => units.some(({ id }) => id === unitId)).length
  if (isPending) return null
  if (count === 0) return <Delete organisation={organisation} />
  return (
    <>
      <p>{t('organisations.hasPeople', { count, n: formats.number(count), name })}</p>
      <p>
        <Link to={{ page: 'people', query: { sok: name } }}>{t('organisations.seePeople')}</Link>
      </p>
    </>
  )
}

/** Asks, and deletes. Whether its units own anything, or have people elsewhere, only the server knows. */
function Delete({ organisation }: { organisation: Organisation }) {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  const { name } = organisation
  const remove = async () => {
    await deleteOrganisation(organisation)
    go({ page: 'organisations' })
    await queryClient.invalidateQueries(organisationsQuery)
    say(t('organisations.deleted', { name }))
  }
  return (
    <div className="page-actions">
      <Button look="danger" icon="trash" onPress={() => setOpen(true)}>
        {t('organisations.delete')}
      </Button>
      <ConfirmDialog
        title={t('organisations.delete')}
        what={t('organisations.deleteAsk', { name })}
        doWords={t('organisations.delete')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onDo={remove}
        wordsFor={(failure) =>
          failure instanceof ApiProblem && failure.code === 'conflict'
            ? t('organisations.owns', { name })
            : undefined
        }
      />
    </div>
  )
}
