import { useState } from 'react'
import type { Organisation } from '../../../geodata/model/organisation.ts'
import { deleteOrganisation } from '../../api/administration-organisations.ts'
import { ApiProblem } from '../../api/http.ts'
import { organisationsQuery, queryClient } from '../../state/queries.ts'
import { say } from '../../state/toasts.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../confirm-dialog.tsx'
import { go } from '../route.ts'

/** Deletes an organisation that nothing depends on, after asking. */
export function DeleteOrganisation({ organisation }: { organisation: Organisation }) {
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
