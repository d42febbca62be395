package dev.graphlift.syntax;

import com.oracle.graal.python.pegparser.sst.BoolOpTy;
import com.oracle.graal.python.pegparser.sst.CmpOpTy;
import com.oracle.graal.python.pegparser.sst.OperatorTy;
import com.oracle.graal.python.pegparser.sst.UnaryOpTy;

/// The parser library's operators as ours.
final class Operators {
  private Operators() {}

  static BooleanOperator of(BoolOpTy operator) {
    return switch (operator) {
      case And -> BooleanOperator.AND;
      case Or -> BooleanOperator.OR;
    };
  }

  static UnaryOperator of(UnaryOpTy operator) {
    return switch (operator) {
      case Invert -> UnaryOperator.INVERT;
      case Not -> UnaryOperator.NOT;
      case UAdd -> UnaryOperator.PLUS;
      case USub -> UnaryOperator.MINUS;
    };
  }

  static BinaryOperator of(OperatorTy operator) {
    return switch (operator) {
      case Add -> BinaryOperator.ADD;
      case Sub -> BinaryOperator.SUBTRACT;
      case Mult -> BinaryOperator.MULTIPLY;
      case MatMult -> BinaryOperator.MATRIX_MULTIPLY;
      case Div -> BinaryOperator.DIVIDE;
      case Mod -> BinaryOperator.MODULO;
      case Pow -> BinaryOperator.POWER;
      case LShift -> BinaryOperator.LEFT_SHIFT;
      case RShift -> BinaryOperator.RIGHT_SHIFT;
      case BitOr -> BinaryOperator.BIT_OR;
      case BitXor -> BinaryOperator.BIT_XOR;
      case BitAnd -> BinaryOperator.BIT_AND;
      case FloorDiv -> BinaryOperator.FLOOR_DIVIDE;
    };
  }

  static ComparisonOperator of(CmpOpTy operator) {
    return switch (operator) {
      case Eq -> ComparisonOperator.EQUAL;
      case NotEq -> ComparisonOperator.NOT_EQUAL;
      case Lt -> ComparisonOperator.LESS;
      case LtE -> ComparisonOperator.LESS_OR_EQUAL;
      case Gt -> ComparisonOperator.GREATER;
      case GtE -> ComparisonOperator.GREATER_OR_EQUAL;
      case Is -> ComparisonOperator.IS;
      case IsNot -> ComparisonOperator.IS_NOT;
      case In -> ComparisonOperator.IN;
      case NotIn -> ComparisonOperator.NOT_IN;
    };
  }
}
