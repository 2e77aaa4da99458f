import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { Dialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";

/** A dialog for one act; Escape and the cross close it, and the focus goes back where it was. */
export function Dialoog({ titel, sluit, children }: { titel: string; sluit: () => void; children: ReactNode }) {
  return (
    <ModalOverlay
      isOpen
      isDismissable={false}
      onOpenChange={(open) => !open && sluit()}
      className="dialoog-achtergrond"
    >
      <Modal className="dialoog">
        <Dialog className="dialoog__inhoud">
          <div className="dialoog__kop">
            <Heading slot="title" className="utrecht-heading-2">
              {titel}
            </Heading>
            <Button className="dialoog__sluit" aria-label="Sluiten" onPress={sluit}>
              ×
            </Button>
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
