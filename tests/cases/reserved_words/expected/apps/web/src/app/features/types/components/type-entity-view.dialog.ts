import { Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { DetailsComponent } from '@shared/list/details.component';
import { TypeEntity, typeEntityLabel } from '../types/types.types';
import { TYPE_ENTITY_COLUMNS } from './types-columns';

export interface TypeEntityViewDialogData {
  typeEntity: TypeEntity;
  canEdit: boolean;
}

/** All of one type entity. Closes with `edit` when the user wants to change it. */
@Component({
  selector: 'app-type-entity-view-dialog',
  imports: [DetailsComponent, MatButtonModule, MatDialogModule],
  templateUrl: './type-entity-view.dialog.html',
})
export class TypeEntityViewDialogComponent {
  protected readonly data = inject<TypeEntityViewDialogData>(MAT_DIALOG_DATA);
  protected readonly title = typeEntityLabel(this.data.typeEntity);
  protected readonly columns = TYPE_ENTITY_COLUMNS;
}
