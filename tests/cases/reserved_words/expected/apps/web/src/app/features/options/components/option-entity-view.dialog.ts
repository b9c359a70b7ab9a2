import { Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { DetailsComponent } from '@shared/list/details.component';
import { OptionEntity, optionEntityLabel } from '../types/options.types';
import { OPTION_ENTITY_COLUMNS } from './options-columns';

export interface OptionEntityViewDialogData {
  optionEntity: OptionEntity;
  canEdit: boolean;
}

/** All of one option entity. Closes with `edit` when the user wants to change it. */
@Component({
  selector: 'app-option-entity-view-dialog',
  imports: [DetailsComponent, MatButtonModule, MatDialogModule],
  templateUrl: './option-entity-view.dialog.html',
})
export class OptionEntityViewDialogComponent {
  protected readonly data = inject<OptionEntityViewDialogData>(MAT_DIALOG_DATA);
  protected readonly title = optionEntityLabel(this.data.optionEntity);
  protected readonly columns = OPTION_ENTITY_COLUMNS;
}
