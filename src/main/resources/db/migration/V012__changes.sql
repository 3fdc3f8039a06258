-- Why a supplier order was cancelled.
alter table daifa.supplier_order add column cancellation text;
