import { Dialog } from "@base-ui/react/dialog";
import type { ReactNode } from "react";

/** Details beside a page, that leave it usable; on a phone over it. Escape closes. */
export function Drawer({ open, onClose, title, closeLabel, head, children }: {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  closeLabel: string;
  head?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Dialog.Root open={open} modal={false} disablePointerDismissal onOpenChange={(now) => now || onClose()}>
      <Dialog.Portal>
        <Dialog.Popup className="drawer">
          <header className="drawer-head">
            <Dialog.Title className="drawer-title">{title}</Dialog.Title>
            <Dialog.Close className="button quiet" aria-label={closeLabel}>×</Dialog.Close>
          </header>
          {head}
          <div className="drawer-body">{children}</div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** A question that has to be answered first. */
export function Modal({ open, onClose, title, children }: {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
}) {
  return (
    <Dialog.Root open={open} onOpenChange={(now) => now || onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="modal">
          <Dialog.Title className="drawer-title">{title}</Dialog.Title>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
