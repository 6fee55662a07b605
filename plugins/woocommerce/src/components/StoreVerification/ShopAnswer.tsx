import { useId } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { toPlainText } from '../../lib/toPlainText';
import { woocommerceTranslationRef } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    text: {
      maxHeight: 160,
      margin: theme.spacing(0.5, 0, 0),
      padding: theme.spacing(1),
      overflow: 'auto',
      border: `1px solid ${theme.palette.text.secondary}`,
      backgroundColor: theme.palette.background.default,
      color: theme.palette.text.primary,
      fontFamily: 'monospace',
      fontSize: theme.typography.body2.fontSize,
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'WooCommerceShopAnswer' },
);

/** What a shop answered. It may be anything, so that it is shown as text only. */
export function ShopAnswer(props: { answer: string }) {
  const { t } = useTranslationRef(woocommerceTranslationRef);
  const classes = useStyles();
  const titleId = useId();
  return (
    <div>
      <Typography color="textSecondary" id={titleId} variant="body2">
        {t('verification.answer')}
      </Typography>
      {/* Without a mouse, it can only be scrolled when it has the focus. */}
      <pre
        className={classes.text}
        role="group"
        aria-labelledby={titleId}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {toPlainText(props.answer)}
      </pre>
    </div>
  );
}
