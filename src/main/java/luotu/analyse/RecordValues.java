package luotu.analyse;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;

/** Makes records from values and tells what their lists hold. */
final class RecordValues {
  private RecordValues() {}

  static <Q extends Record> Q create(Class<Q> type, Object... values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("cannot make a " + type, thrown);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("cannot make a " + type, impossible);
    }
  }

  /** The type of the entries of a list, of the value itself otherwise. */
  static Class<?> entryType(RecordComponent component) {
    if (component.getType() != List.class) {
      return component.getType();
    }
    Type entry = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    return (Class<?>) entry;
  }
}
