import { ReactNode } from 'react';
import TableCell from '@material-ui/core/TableCell';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import { StoreSort } from '@woocommerce-backstage/plugin-woocommerce-common';

/** Props of {@link SortableCell}. */
export interface SortableCellProps {
  field: 'name' | 'createdAt' | 'updatedAt';
  sort: StoreSort | undefined;
  onSort(sort: StoreSort): void;
  children: ReactNode;
}

/** The head of a column by which the table can be sorted, either way. */
export function SortableCell(props: SortableCellProps) {
  const { field, sort, onSort, children } = props;
  const isAscending = sort === field;
  const isDescending = sort === `-${field}`;
  const isActive = isAscending || isDescending;
  const direction = isDescending ? 'desc' : 'asc';
  return (
    <TableCell sortDirection={isActive && direction}>
      <TableSortLabel
        active={isActive}
        direction={direction}
        onClick={() => onSort(isAscending ? `-${field}` : field)}
      >
        {children}
      </TableSortLabel>
    </TableCell>
  );
}
