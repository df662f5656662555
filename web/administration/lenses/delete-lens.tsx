import { useState } from 'react'
import type { Lens } from '../../../geodata/model/lens.ts'
import { deleteLens } from '../../api/lenses.ts'
import { lensName } from '../../panels/cameras/lens-words.ts'
import { lensesQuery } from '../../state/lenses.ts'
import { here } from '../../state/municipality.ts'
import { queryClient } from '../../state/queries.ts'
import { say } from '../../state/toasts.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../confirm-dialog.tsx'
import { go } from '../route.ts'

/** Asks, and deletes; what is built in by the same name is back then. */
export function DeleteLens({ lens, isBack }: { lens: Lens; isBack: boolean }) {
  const t = useText()
  const code = useStore(here, (state) => state.municipality!.code)
  const [isOpen, setOpen] = useState(false)
  const name = lensName(lens)
  const remove = async () => {
    await deleteLens(code, lens)
    go({ page: 'lenses' })
    await queryClient.invalidateQueries(lensesQuery(code))
    say(t(isBack ? 'lenses.deletedBack' : 'lenses.deleted', { name }))
  }
  return (
    <div className="page-actions">
      <Button look="danger" icon="trash" onPress={() => setOpen(true)}>
        {t('lenses.delete')}
      </Button>
      <ConfirmDialog
        title={t('lenses.delete')}
        what={t(isBack ? 'lenses.deleteAskBack' : 'lenses.deleteAsk', { name })}
        doWords={t('lenses.delete')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onDo={remove}
      />
    </div>
  )
}
