<?php

return [
    'DE' => ['currency_code' => 'EUR', 'currency_pos' => 'right_space', 'thousand_sep' => '.', 'decimal_sep' => ',', 'num_decimals' => 2, 'weight_unit' => 'kg', 'dimension_unit' => 'cm'],
    'US' => ['currency_code' => 'USD', 'currency_pos' => 'left', 'thousand_sep' => ',', 'decimal_sep' => '.', 'num_decimals' => 2, 'weight_unit' => 'oz', 'dimension_unit' => 'in'],
];
